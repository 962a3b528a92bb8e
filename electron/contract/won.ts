import { z } from 'zod';
export const Won = z.number();
