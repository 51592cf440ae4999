import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const at = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(at(path), 'utf8');
const CHART = 'deploy/helm/lobby';
const templates = readdirSync(at(`${CHART}/templates`)).map((name) => read(`${CHART}/templates/${name}`)).join('\n');
const values = parse(read(`${CHART}/values.yaml`));
const schema = JSON.parse(read(`${CHART}/values.schema.json`));
const environment = read('packages/service-kit/src/env.ts');

/** @param {unknown} tree @param {string} path */
const reach = (tree, path) => path.split('.').reduce((/** @type {any} */ node, key) => node?.[key], tree);

it('each value that a template uses has a default', () => {
  const used = [...new Set([...templates.matchAll(/\.Values\.([A-Za-z0-9.]+)/g)].map(([, path = '']) => path))];
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((path) => reach(values, path) === undefined)).toEqual([]);
});

it('each value is in the schema that refuses misspelt ones, and the other way round', () => {
  expect(Object.keys(values).sort()).toEqual(Object.keys(schema.properties).filter((name) => name !== 'global').sort());
});

it('each variable that the chart sets is one that the program reads', () => {
  const set = [...templates.matchAll(/name: ([A-Z][A-Z0-9_]+)/g)].map(([, name = '']) => name);
  expect(set.length).toBeGreaterThan(15);
  expect([...new Set(set)].filter((name) => !new RegExp(`\\b${name}:`).test(environment))).toEqual([]);
});
