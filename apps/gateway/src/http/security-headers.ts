const CONTENT_SECURITY = {
  'default-src': "'self'",
  'img-src': "'self' data: blob:",
  // Charts and the map set styles inline.
  'style-src': "'self' 'unsafe-inline'",
  // MapLibre's worker is a blob.
  'worker-src': "'self' blob:",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'self'",
  'form-action': "'self'",
};

const policyText = (policy: Record<string, string>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/**
 * Of every answer. No HSTS: TLS ends before us, and its end sets it.
 *
 * @param tiles address of map tiles that another site serves.
 */
export const securityHeaders = (tiles?: string) => ({
  'content-security-policy': policyText(
    tiles === undefined
      ? CONTENT_SECURITY
      : { ...CONTENT_SECURITY, 'connect-src': `'self' ${new URL(tiles).origin}` },
  ),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

/** The page of the API's description brings its own inline script. */
export const DOCS_POLICY = policyText({ ...CONTENT_SECURITY, 'script-src': "'self' 'unsafe-inline'" });
