/**
 * Puts text on the clipboard; whether it worked. `navigator.clipboard` is missing on pages that are not a
 * secure context: there a selected text field inside `from` is copied in the old way.
 */
export async function copyText(text: string, from: Node & ParentNode): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElementNS('http://www.w3.org/1999/xhtml', 'textarea') as HTMLTextAreaElement;
    field.value = text;
    field.style.cssText = 'position: fixed; inset: 0; width: 1px; height: 1px; opacity: 0';
    from.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    return copied;
  }
}
