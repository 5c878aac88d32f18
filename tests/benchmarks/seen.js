// @ts-check
/** When the first picture was painted, in ms since the navigation began. */
(() => {
  const seen = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('svg[role="img"]')) return;
      observer.disconnect();
      // No frame comes while a style sheet blocks painting.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  Object.assign(globalThis, { pictureSeen: seen });
})();
