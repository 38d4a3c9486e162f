// The first page: who is reading.
import { get, element, show } from "./server.js";

try {
  const session = await get("/api/session");
  element("set").textContent = session.set;
  element("count").textContent =
    `${session.images} images are read one by one; every answer is saved at once.`;
  show(element("simulated"), session.simulated);
  const name = element("name");
  if (session.reader) {
    name.value = session.reader;
    name.readOnly = true;
  }
  name.focus();
} catch (fault) {
  element("trouble").textContent = fault.message;
}
