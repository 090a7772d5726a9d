"use strict";

// The page for a wrong address is one file for every address: this writes the address that was asked for into the emails
// that report a fault.
for (const link of document.querySelectorAll("[data-here]")) {
  link.href = link.href.replace(link.dataset.here, encodeURIComponent(location.href));
}
