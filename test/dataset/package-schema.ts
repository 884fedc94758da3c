import { Ajv } from 'ajv';
import Ajv04Module from 'ajv-draft-04';
import addFormatsModule from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What a data package (v1 profiles `data-package`, `tabular-data-resource`, `table-schema`) must hold, as far as kehoach writes it; stricter than the published schema, which is checked too. */
const name = { type: 'string', pattern: '^([-a-z0-9._/])+$' };
const strings = { type: 'array', minItems: 1, items: { type: 'string' }, uniqueItems: true };
const schema = {
  type: 'object', required: ['resources'],
  properties: {
    profile: { const: 'data-package' }, name, title: { type: 'string' }, version: { type: 'string' },
    licenses: { type: 'array', minItems: 1, items: { type: 'object', anyOf: [{ required: ['name'] }, { required: ['path'] }] } },
    sources: { type: 'array', minItems: 1, items: { type: 'object', required: ['title'] } },
    contributors: { type: 'array', minItems: 1, items: { type: 'object', required: ['title'], properties: { role: { enum: ['publisher', 'author', 'maintainer', 'wrangler', 'contributor'] } } } },
    resources: {
      type: 'array', minItems: 1,
      items: {
        type: 'object', required: ['name', 'path', 'schema'],
        properties: {
          name, path: { type: 'string', pattern: '^(?![./~])[^:]*$' }, profile: { enum: ['tabular-data-resource', 'data-resource'] }, encoding: { const: 'utf-8' }, mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
          dialect: { type: 'object', properties: { delimiter: { type: 'string' }, lineTerminator: { type: 'string' }, quoteChar: { type: 'string', minLength: 1, maxLength: 1 }, doubleQuote: { type: 'boolean' }, header: { type: 'boolean' } } },
          schema: {
            type: 'object', required: ['fields'],
            properties: {
              fields: {
                type: 'array', minItems: 1,
                items: {
                  type: 'object', required: ['name', 'type', 'title', 'description', 'description_vi'],
                  properties: {
                    name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, type: { enum: ['string', 'integer', 'number', 'boolean', 'date'] }, description: { type: 'string', minLength: 1 }, description_vi: { type: 'string', minLength: 1 },
                    constraints: { type: 'object', properties: { required: { type: 'boolean' }, enum: strings }, additionalProperties: false },
                  },
                },
              },
              primaryKey: strings, missingValues: { type: 'array', items: { type: 'string' } },
              foreignKeys: { type: 'array', minItems: 1, items: { type: 'object', required: ['fields', 'reference'], properties: { fields: strings, reference: { type: 'object', required: ['resource', 'fields'], properties: { resource: { type: 'string' }, fields: strings } } } } },
            },
          },
        },
      },
    },
  },
};

interface Package { readonly resources: readonly { readonly name: string; readonly schema: { readonly fields: readonly { readonly name: string }[]; readonly primaryKey?: readonly string[]; readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string; readonly fields: readonly string[] } }[] } }[] }

/** A Frictionless profile as published (package `datapackage`, whose code is not used): JSON Schema, draft 4. */
const profile = (name: string): object => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`datapackage/lib/profiles/${name}.json`), 'utf8')) as object;

/** What the published schemas say against a data package and against each of its resources, by the profiles they claim. */
export function byPublishedSchema(value: { readonly profile?: string; readonly resources: readonly { readonly profile?: string; readonly [more: string]: unknown }[] }): string[] {
  const ajv = new (Ajv04Module as unknown as { default: typeof Ajv }).default({ allErrors: true, strict: false });
  (addFormatsModule as unknown as { default: (a: Ajv) => void }).default(ajv);
  const wrong = (name: string, part: unknown, at: string): string[] => (ajv.validate(profile(name), part) ? [] : ajv.errors!.map((e) => `${at}${e.instancePath} ${e.message ?? ''}`));
  return [...wrong(value.profile ?? 'data-package', value, ''), ...value.resources.flatMap((resource, n) => wrong(resource.profile ?? 'data-resource', resource, `/resources/${n}`))];
}

/** What is wrong with a data package: its shape, then names that lead nowhere. */
export function validatePackage(value: unknown): string[] {
  const ajv = new Ajv({ allErrors: true });
  (addFormatsModule as unknown as { default: (a: Ajv) => void }).default(ajv);
  if (!ajv.validate(schema, value)) return ajv.errors!.map((e) => `${e.instancePath} ${e.message ?? ''}`);
  const published = byPublishedSchema(value as Parameters<typeof byPublishedSchema>[0]);
  if (published.length > 0) return published;
  const { resources } = value as Package;
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const wrong = byName.size === resources.length ? [] : ['two resources of one name'];
  for (const resource of resources) {
    const has = (to: Package['resources'][number] | undefined, fields: readonly string[]): boolean => to !== undefined && fields.every((f) => to.schema.fields.some((x) => x.name === f));
    if (!has(resource, resource.schema.primaryKey ?? [])) wrong.push(`${resource.name}: primaryKey`);
    for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
      const to = reference.resource === '' ? resource : byName.get(reference.resource);
      if (!has(resource, fields) || !has(to, reference.fields) || fields.length !== reference.fields.length) wrong.push(`${resource.name}: foreign key ${fields.join(',')}`);
    }
  }
  return wrong;
}
