import type { Problem } from '../contract/problem.ts';
import { problemMessage } from '../contract/problem-message.ts';
import { tryAgainPath } from './page-address.ts';

/**
 * The document shown while there is no desk: what happened, what to do, what is safe, in both languages, and a button
 * to try again. It has no script, so it stands when everything else is broken.
 *
 * @param nonce of the document's policy, for its one style element
 */
export function stoppedPage(problem: Problem, nonce: string): string {
  const korean = problemMessage(problem, 'ko');
  const english = problemMessage(problem, 'en');
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="google" content="notranslate">
<title>Branch Teller</title>
<style nonce="${nonce}">
  :root { color-scheme: light; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f5f3; color: #1f2328;
    font: 16px/1.6 Pretendard, "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
  main { max-width: 34rem; padding: 2rem 2.5rem; background: #fff; border-top: 4px solid #b42318; border-radius: 6px;
    box-shadow: 0 1px 3px rgb(0 0 0 / 16%); }
  h1 { font-size: 20px; margin: 0 0 .75rem; }
  p { margin: 0 0 .5rem; }
  [lang=en] { color: #57534e; font-size: 14px; }
  a { display: inline-block; margin: 1rem 0; padding: .5rem 1.25rem; border-radius: 4px; background: #0f5257;
    color: #fff; text-decoration: none; font-weight: 700; }
  a:focus-visible { outline: 3px solid #7cc4c8; outline-offset: 2px; }
  small { color: #78716c; }
</style>
</head>
<body>
<main role="alert">
<h1>${text(korean.happened)}</h1>
<p>${text(korean.todo)}</p>
<p>${text(korean.safe)}</p>
<a href="${tryAgainPath}" autofocus>다시 시도 · Try again</a>
<p lang="en">${text(`${english.happened} ${english.todo} ${english.safe}`)}</p>
<small>${problem.tag}</small>
</main>
</body>
</html>
`;
}

/** As text of an element: a message may quote what came from outside. */
const text = (message: string): string => message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
