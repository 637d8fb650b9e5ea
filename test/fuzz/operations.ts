/** JSON Schema as the document has it. */
export interface Schema {
  [keyword: string]: unknown;
}

export interface Operation {
  /** `POST /api/asks/{id}/takings`. */
  name: string;
  method: string;
  path: string;
  parameters: readonly { in: 'path' | 'query' | 'header' | 'cookie'; name: string; required?: boolean; schema: Schema }[];
  /** Of a JSON body; null where none is described. */
  body: Schema | null;
  /** By status: media types with their schemas. */
  answers: Readonly<Record<string, Readonly<Record<string, { schema?: Schema }>>>>;
}

interface Document {
  paths: Record<string, Record<string, DocumentOperation>>;
  components?: { schemas?: Record<string, Schema> };
}
interface DocumentOperation {
  parameters?: Operation['parameters'];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

/** Every operation of an OpenAPI document. */
export function readOperations(document: unknown): Operation[] {
  return Object.entries((document as Document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content['application/json']?.schema ?? null,
      answers: Object.fromEntries(Object.entries(described.responses).map(([status, { content }]) => [status, content ?? {}])),
    })),
  );
}
