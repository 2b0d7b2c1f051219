const ISSUER = 'Thi đua';

/** What an authenticator reads from the QR code (key URI format): whose key it is, and the key. */
export function authenticatorUri(signInName: string, secret: string): string {
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(signInName)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(ISSUER)}`;
}
