/**
 * Reads a file that came with the extension. The one place in the program that calls `fetch`, and it
 * takes addresses of the extension itself only: nothing is asked of the network (see .oxlintrc.json).
 */
export async function readBundledFile(url: string): Promise<ArrayBuffer> {
  if (!/^(chrome|moz|safari-web)-extension:\/\//u.test(url))
    throw new RangeError(`${url} did not come with the extension`);
  const response = await fetch(url);
  return response.arrayBuffer();
}
