// Joining: who goes back to this page finds what was chosen and typed, until the tab is closed.
import { HeldForms, Store } from "../lib/storage.js";

/** @returns {Storage | null} */
function findShelf() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const forms = new HeldForms(undefined, new Store(`facilitator.join.${location.pathname}.`, findShelf()));
forms.resume();
