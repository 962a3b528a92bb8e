import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Problem } from '../contract/problem.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { stoppedPage } from './stopped-page.ts';

/** What a shell answers to one intercepted request. */
export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The page's files, as read once at start. */
export class PageFiles {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #entry: string;

  /**
   * @param files content by path; what is not among them does not exist
   * @throws Error when `/index.html` is missing: the page has not been built
   */
  constructor(files: ReadonlyMap<string, Uint8Array>) {
    const entry = files.get('/index.html');
    if (entry === undefined) throw new Error('the page has not been built: its index.html is missing');
    this.#files = files;
    this.#entry = Buffer.from(entry).toString('utf8');
  }

  /** Reads the built page. A path of a request is only ever looked up among these, never given to the file system. */
  static async read(folder: string): Promise<PageFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map(
          async (file) =>
            [`/${relative(folder, file).replaceAll(sep, '/')}`, await readFile(file)] as [string, Uint8Array],
        ),
    );
    return new PageFiles(new Map(files));
  }

  /**
   * Answers a request for `url`, an absolute URL of the page's origin.
   *
   * @param problem why there is no desk: then the document is one that says so, without any script
   */
  respond(method: string, url: string, problem: Problem | null): PageResponse {
    if (method !== 'GET') return response(405, 'text/plain; charset=utf-8', new Uint8Array());
    const path = new URL(url).pathname;
    if (path === '/')
      return document((nonce) => (problem === null ? this.#page(nonce) : stoppedPage(problem, nonce)));
    const file = this.#files.get(path);
    const type = contentTypes[extname(path)];
    if (file === undefined || type === undefined)
      return response(404, 'text/plain; charset=utf-8', new Uint8Array());
    return response(200, type, file);
  }

  /** The entry document with its nonce where the page's code finds it: `meta[name=csp-nonce]`. */
  #page(nonce: string): string {
    return this.#entry.replace(/<head[^>]*>/i, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`);
  }
}

/** Types the build produces. Anything else is not served: a type we don't know is one nobody meant to ship. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function document(html: (nonce: string) => string): PageResponse {
  const nonce = randomBytes(16).toString('base64');
  return response(200, 'text/html; charset=utf-8', Buffer.from(html(nonce)), {
    'content-security-policy': contentSecurityPolicy(nonce),
  });
}

function response(
  status: number,
  contentType: string,
  body: Uint8Array,
  more: Readonly<Record<string, string>> = {},
): PageResponse {
  return {
    status,
    headers: {
      'content-type': contentType,
      'x-content-type-options': 'nosniff',
      // Nothing of the page may outlive it in a browser's cache.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': ['camera=(self)', ...deniedFeatures.map((feature) => `${feature}=()`)].join(', '),
      ...more,
    },
    body,
  };
}

/**
 * Powerful features of the browser (Permissions Policy); the shells refuse the prompts, this refuses the question. The
 * camera alone is not among them: it photographs papers.
 */
const deniedFeatures = [
  'clipboard-read',
  'display-capture',
  'geolocation',
  'hid',
  'local-fonts',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];
