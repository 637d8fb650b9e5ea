/**
 * SQL that finds the key of a subject that is joined as `s`, as records keep it, as `{ space, values }` in JSON: of whom
 * nothing is known but that they are there, only the space. `$1` is the workspace. Records are found by the subject, which is
 * how they lie.
 */
export const keyOfSubject = `jsonb_build_object('space', s.space, 'values', (
    select coalesce(k.payload -> 'keys', jsonb_build_array(k.payload ->> 'key')) from entente.records k
    where k.workspace_id = $1 and k.subject_id = s.id and k.payload ->> 'key' is not null limit 1))`;
