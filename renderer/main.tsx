import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { followTerminal } from './bridge/terminal-view.ts';
import { attachKeyboard } from './keyboard/keyboard.ts';
import { startLanguage } from './language/language.ts';
import { Page } from './page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

startLanguage();
attachKeyboard(window);
followTerminal();
createRoot(root).render(<Page />);
