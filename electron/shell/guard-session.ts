import type { Session } from 'electron';
import { mayLeaveSandbox, mayLoad, mayUse } from '../host/guard.ts';
import type { PageResponse } from '../host/page-files.ts';

/** Every scheme that could reach something outside the browser; `data:` and `blob:` can't, the page's policy has them. */
const reachingSchemes = ['http', 'https', 'ws', 'wss', 'ftp'].map((scheme) => `${scheme}://*/*`);

/**
 * Makes a session one that has the page and nothing else: every https request is answered here, whatever could reach
 * out is cancelled, no permission but the camera's is granted, no device chosen, nothing downloaded.
 *
 * @param answer the shell's answer to a request; null refuses it
 */
export function guardSession(
  session: Session,
  answer: (request: { method: string; url: string }) => PageResponse | null,
): void {
  session.protocol.handle('https', ({ method, url }) => {
    const response = answer({ method, url });
    if (response === null) return Response.error();
    const { status, headers, body } = response;
    // A 204 must not have a body, not even an empty one (Fetch Standard, null body status).
    return new Response(status === 204 ? null : Buffer.from(body), { status, headers });
  });
  session.webRequest.onBeforeRequest({ urls: [...reachingSchemes, 'file:///*'] }, ({ url }, decide) =>
    decide({ cancel: !mayLoad(url) }),
  );
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    decide(mayUse({ permission, mediaTypes, url: details.requestingUrl }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) =>
    mayUse({ permission, mediaTypes: mediaType === undefined ? [] : [mediaType], url: origin }),
  );
  session.setDevicePermissionHandler(() => mayLeaveSandbox());
  session.on('will-download', (event) => event.preventDefault());
  // The dictionary of a spell checker comes from a server.
  session.setSpellCheckerEnabled(false);
}
