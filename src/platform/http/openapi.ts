import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { documentedProblems, problemSchema } from '#platform/http/documented-problems.ts';

type Transform = typeof jsonSchemaTransform;
type TransformObject = typeof jsonSchemaTransformObject;

/** Describes every route that has a schema, as OpenAPI 3.1 at /api/openapi.json. */
export async function registerOpenApi(http: FastifyInstance): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Entente',
        version: '0.1.0',
        description: 'The shared system of record between a company’s marketing and sales teams.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'entente.session_token' },
          apiKey: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { apiKey: [] }],
    },
    transform: withProblems,
    transformObject: withProblemShape,
  });
  http.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, () => http.swagger());
}

/** Beside what a route says of itself stands every way in which it may refuse. */
const withProblems: Transform = (document) => {
  const { schema, url } = jsonSchemaTransform(document);
  if (!schema || schema.hide) return { schema, url };
  const { method, config } = document.route;
  const problems = documentedProblems({ method: String(method), schema: document.schema, config });
  const security = config?.public === true ? { security: [] } : {};
  return { schema: { ...schema, ...security, response: { ...problems, ...(schema.response as object) } }, url };
};

const withProblemShape: TransformObject = (document) => {
  const whole = jsonSchemaTransformObject(document) as { components?: { schemas?: object } };
  const schemas = { ...whole.components?.schemas, Problem: problemSchema };
  return { ...whole, components: { ...whole.components, schemas } } as ReturnType<TransformObject>;
};
