import { pageOrigin } from '../contract/bridge.ts';

/** The page's address; every document of it is this one. */
export const pageAddress = `${pageOrigin}/`;

/** Where the stopped page's button leads: the shell starts the desk once more and answers with no content. */
export const tryAgainPath = '/try-again';
