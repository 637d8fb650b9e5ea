import { useEffect, useRef, useState } from 'react';
import { upload } from '#web/api.ts';

/** A file chosen for this import, and how far it has come. */
export interface ChosenFile {
  /** Unique within this page, so that two files of one name stay apart. */
  key: number;
  name: string;
  bytes: number;
  sent: number;
  state: 'sending' | 'sent' | 'failed';
  uploadId?: string;
  /** Whatever was thrown, for a ProblemNote. */
  problem?: unknown;
  /** Kept only until it has arrived, so that it can be sent again. */
  file?: File;
}

interface ChosenFiles {
  files: readonly ChosenFile[];
  add(files: readonly File[]): void;
  sendAgain(chosen: ChosenFile): void;
  remove(key: number): void;
}

/** The chosen files; each is sent as soon as it is chosen. Leaving the page stops what is still on its way. */
export function useChosenFiles(): ChosenFiles {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const nextKey = useRef(1);
  useEffect(() => () => running.current.forEach((sending) => sending.abort()), []);

  const change = (key: number, next: Partial<ChosenFile>) =>
    setFiles((all) => all.map((chosen) => (chosen.key === key ? { ...chosen, ...next } : chosen)));

  const send = (key: number, file: File) => {
    const sending = new AbortController();
    running.current.set(key, sending);
    sendFile(file, (sent) => change(key, { sent }), sending.signal)
      .then((uploadId) => change(key, { state: 'sent', sent: file.size, uploadId }))
      .catch((problem: unknown) => !sending.signal.aborted && change(key, { state: 'failed', problem, file }))
      .finally(() => running.current.delete(key));
  };

  return {
    files,
    add: (chosen) => {
      for (const file of chosen) {
        const key = nextKey.current++;
        setFiles((all) => [...all, { key, name: file.name, bytes: file.size, sent: 0, state: 'sending' }]);
        send(key, file);
      }
    },
    sendAgain: ({ key, file }) => {
      if (!file) return;
      change(key, { state: 'sending', sent: 0 });
      send(key, file);
    },
    remove: (key) => {
      running.current.get(key)?.abort();
      setFiles((all) => all.filter((chosen) => chosen.key !== key));
    },
  };
}

async function sendFile(file: File, onBytes: (sent: number) => void, signal: AbortSignal): Promise<string> {
  const path = `/api/uploads?name=${encodeURIComponent(file.name)}`;
  // The bytes reported include nothing but the body; never more than the file has.
  const answer = await upload<{ upload: { id: string } }>(path, file, (sent) => onBytes(Math.min(sent, file.size)), signal);
  return answer.upload.id;
}
