import type { Mutation } from './hostile-answer.ts';

type Container = Record<string, unknown> | unknown[];

/** Marks where a JSON text of our own goes; nothing honest contains it. */
const slot = (index: number) => `\u0002${index}\u0002`;

const plain = { enumerable: true, configurable: true, writable: true };

/** The JSON text of `value` after some mutations; often no JSON any more. */
export function mutateJson(value: unknown, mutations: readonly Mutation[]): string {
  const root = { value: structuredClone(value) };
  const texts: string[] = [];
  let around = (text: string) => text;
  for (const mutation of mutations) {
    const places = placesIn(root);
    const at = (where: number) => places[Math.floor(where * places.length)];
    switch (mutation.do) {
      case 'replace': {
        const place = at(mutation.where);
        if (place !== undefined) put(place, slot(texts.push(mutation.by) - 1));
        break;
      }
      case 'remove': {
        const place = at(mutation.where);
        if (place !== undefined && place.parent !== root) remove(place);
        break;
      }
      case 'add': {
        const place = at(mutation.where);
        if (place !== undefined && !Array.isArray(place.parent) && place.parent !== root) {
          Object.defineProperty(place.parent, mutation.key, { ...plain, value: 1 });
        }
        break;
      }
      case 'swap': {
        const [one, other] = [at(mutation.where), at(mutation.with)];
        if (one === undefined || other === undefined || one.parent === root || other.parent === root) break;
        const kept = get(one);
        put(one, structuredClone(get(other)));
        put(other, structuredClone(kept));
        break;
      }
      case 'cut': {
        const inner = around;
        around = (text) => inner(text).slice(0, Math.floor(inner(text).length * mutation.where));
        break;
      }
      case 'wrap': {
        const inner = around;
        around = (text) => mutation.before + inner(text) + mutation.behind;
        break;
      }
    }
  }
  const text = JSON.stringify(root.value) ?? '';
  return around(
    text.replace(/"\\u0002(\d+)\\u0002"/g, (_whole, index: string) => texts[Number(index)] ?? 'null'),
  );
}

interface Place {
  readonly parent: Container;
  readonly key: string;
}

function placesIn(container: Container): Place[] {
  return Object.keys(container).flatMap((key) => {
    const place = { parent: container, key };
    const child = get(place);
    return typeof child === 'object' && child !== null ? [place, ...placesIn(child as Container)] : [place];
  });
}

const get = ({ parent, key }: Place): unknown => (parent as Record<string, unknown>)[key];

function put({ parent, key }: Place, value: unknown): void {
  (parent as Record<string, unknown>)[key] = value;
}

function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}
