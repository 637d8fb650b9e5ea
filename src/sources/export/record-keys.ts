/**
 * SQL that finds the key of something by its hash: as records keep it, null where none does any more.
 * Gives `{ space, values }` as JSON. `$1` is the workspace.
 */
export function keyByHash(hash: string): string {
  return `(select jsonb_build_object('space', s.space, 'values', coalesce(k.payload -> 'keys', jsonb_build_array(k.payload ->> 'key')))
    from entente.subjects s join entente.records k on k.workspace_id = s.workspace_id and k.subject_id = s.id and k.payload ->> 'key' is not null
    where s.workspace_id = $1 and s.key_hash = ${hash} limit 1)`;
}

/**
 * The same of a subject that is joined as `s`: of whom nothing is known but that they are there, only the space.
 * Records are found by the subject first, which is how they lie.
 */
export const keyOfSubject = `jsonb_build_object('space', s.space, 'values', (
    select coalesce(k.payload -> 'keys', jsonb_build_array(k.payload ->> 'key')) from entente.records k
    where k.workspace_id = $1 and k.subject_id = s.id and k.payload ->> 'key' is not null limit 1))`;

/** The same of a deal, which is known by its record. @param sources where the ids of all sources stand: $3. */
export function dealKeyByHash(hash: string, sources: string): string {
  return `(select jsonb_build_object('space', k.payload #>> '{deal,space}', 'values', k.payload #> '{deal,key}') from entente.records k
    where k.workspace_id = $1 and k.object = 'deal' and k.source_id = any(${sources}::bigint[]) and k.record_key = ${hash}
      and k.payload #> '{deal,key}' is not null limit 1)`;
}
