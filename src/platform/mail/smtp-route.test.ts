import { expect, test } from 'vitest';
import { readSmtpRoute } from '#platform/mail/smtp-route.ts';

test('the environment says where mail leaves, and how it is encrypted', () => {
  expect(readSmtpRoute('smtps://ana%40x:s%2Fcret@mail.example', 'Entente <entente@northlake.example>')).toEqual({
    host: 'mail.example',
    port: 465,
    encryption: 'tls',
    user: 'ana@x',
    password: 's/cret',
    fromName: 'Entente',
    fromAddress: 'entente@northlake.example',
    isTrusted: true,
  });
  expect(readSmtpRoute('smtp://mail.example', 'entente@northlake.example')).toMatchObject({
    port: 587,
    encryption: 'starttls',
    user: null,
  });
  expect(readSmtpRoute('smtp://[::1]:1025?encryption=none', '"Our Entente" <e@x.example>')).toMatchObject({
    host: '::1',
    port: 1025,
    encryption: 'none',
    fromName: 'Our Entente',
  });
  expect(readSmtpRoute(undefined, 'nobody')).toBeNull();
});

test.each([
  ['https://mail.example', 'e@x.example', 'ENTENTE_SMTP_URL'],
  ['mail.example', 'e@x.example', 'ENTENTE_SMTP_URL'],
  ['smtp://mail.example?encryption=some', 'e@x.example', 'ENTENTE_SMTP_URL'],
  ['smtp://mail.example', '', 'ENTENTE_MAIL_FROM'],
  ['smtp://mail.example', 'Entente', 'ENTENTE_MAIL_FROM'],
])('%s from %s is refused at %s', (url, from, variable) => {
  expect(() => readSmtpRoute(url, from)).toThrow(expect.objectContaining({ variable, accepted: expect.any(String) }));
});
