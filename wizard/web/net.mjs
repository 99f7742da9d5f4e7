// Fetching with a second chance: what comes in damaged, or not at all, is asked for once more, past the caches.

export async function json(address) {
  try {
    return await read(address, "default");
  } catch {
    return read(address, "reload");
  }
}

async function read(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} ${response.status}`);
  return response.json(); // a page of HTML in its place fails here
}

// For a visitor who pays for each megabyte nothing is fetched before it is needed.
export const isSaving = () => Boolean(navigator.connection?.saveData);
