import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PageFiles } from '../../../electron/host/page-files.ts';

let folder: string;
let files: PageFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-files-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'page/index.html'), '<!doctype html><html><head lang="ko"></head></html>');
  await writeFile(join(folder, 'page/assets/page-1.js'), 'script');
  await writeFile(join(folder, 'page/assets/page-1.js.map'), 'map');
  await writeFile(join(folder, 'page/assets/font.woff2'), 'font');
  await symlink(join(folder, 'secret.js'), join(folder, 'page/link.js'));
  files = await PageFiles.read(join(folder, 'page'));
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string) => files.respond('GET', `https://teller.invalid${path}`, null);
const text = (body: Uint8Array) => Buffer.from(body).toString();

describe('the document', () => {
  test('carries its policy, and the nonce of it in a meta element', () => {
    const { status, headers, body } = get('/');
    const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(headers['content-security-policy'] ?? '')?.[1];
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text(body)).toContain(`<head lang="ko"><meta name="csp-nonce" content="${nonce}">`);
  });
  test('has a nonce of its own each time', () => {
    expect(text(get('/').body)).not.toBe(text(get('/').body));
  });
  test('is the same whatever stands after ? and #', () => {
    expect(get('/?x=1#/history').status).toBe(200);
  });
  test('says what is wrong while there is no desk, without any script', () => {
    const { body, headers } = files.respond('GET', 'https://teller.invalid/', { tag: 'DatabaseInUse' });
    expect(text(body)).toContain('이미 열고 있습니다');
    expect(text(body)).toContain('already has this terminal’s data open');
    expect(text(body)).not.toMatch(/<script/i);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
  test('must be there', () => {
    expect(() => new PageFiles(new Map())).toThrow('has not been built');
  });
});

describe('a file', () => {
  test.each([
    ['/assets/page-1.js', 'text/javascript; charset=utf-8', 'script'],
    ['/assets/font.woff2', 'font/woff2', 'font'],
  ])('%s is served as %s', (path, type, content) => {
    const { status, headers, body } = get(path);
    expect([status, headers['content-type'], text(body)]).toEqual([200, type, content]);
  });
  test('is never guessed, kept, shared or given a referrer', () => {
    expect(get('/assets/page-1.js').headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
  });
  test.each([
    '/assets/other.js',
    '/assets/page-1.js.map',
    '/assets/',
    '/index.html/',
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/..%5c..%5csecret.js',
    '//secret.js',
    '/link.js',
    '/__proto__',
    '/constructor',
  ])('%s does not exist', (path) => expect(get(path).status).toBe(404));
  test('is only ever read', () => {
    expect(files.respond('POST', 'https://teller.invalid/', null).status).toBe(405);
  });
});
