import type { Page } from 'playwright-core';
import { fjordvannFiles } from '#test/fjordvann.ts';

/** Brings the files around Fjordvann by the API, as whoever is signed in on the page, and waits until they are imported. */
export async function fillFjordvann({ request }: Page, url: string): Promise<void> {
  const headers = { origin: url };
  for (const { name, mapping, content } of fjordvannFiles) {
    const uploaded = await request.post(`${url}/api/uploads?name=${name}`, {
      data: Buffer.from(content),
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    });
    const { upload } = (await uploaded.json()) as { upload: { id: string } };
    const asked = await request.post(`${url}/api/import-runs`, { data: { uploadIds: [upload.id], mapping }, headers });
    const { importRun } = (await asked.json()) as { importRun: { id: string } };
    for (let state = ''; state !== 'done';) {
      const answer = (await (await request.get(`${url}/api/import-runs/${importRun.id}`)).json()) as { importRun: { state: string } };
      ({ state } = answer.importRun);
      if (state === 'failed') throw new Error(`the import of ${name} failed`);
    }
  }
}
