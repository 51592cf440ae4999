/** How the sending key is written on this machine. */
export function sendKey(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘↵' : 'Ctrl+↵';
}
