// The captcha in the browser. It solves a proof of work while the visitor fills in the form, or
// renders the widget of a captcha service. It holds the form back until there is a solution, and
// gets another captcha after a refusal. Where too many people sign up, the server also asks for a proof
// of work on forms without a captcha, and this script is loaded then.
(() => {
  'use strict';

  /** Milliseconds of work before the browser gets its turn: a frame has 16 ms. */
  const SLICE = 8;
  /** Milliseconds reserved for sending a solution before its challenge expires. */
  const ON_THE_WAY = 30_000;

  const { nonce } = document.currentScript;
  const { sha256 } = hashing();
  for (const place of document.querySelectorAll('form [data-signup=captcha]:not([data-field])')) start(place);

  /** Runs the captcha at one place: a document may have several forms. */
  function start(place) {
    const form = place.closest('form');
    const part = (name) => place.querySelector(`[data-part=${name}]`);
    const button = form.querySelector('[type=submit]');

    /** `idle`, `working`, `done`, or `lost` if there will be no solution. */
    let state = 'idle';
    let arrived = performance.now();
    let isAsking = false;
    /** Whether the client's router opened the form, without the server. */
    const isRouted = !part('status');
    let isAwaited = false;
    /** Counts the puzzles, to stop work on an older one. */
    let puzzles = 0;

    /** Whether the server asks for work because too many people sign up. */
    const isBusy = () => form.querySelector(`a[href="#${place.id}-work"], [name="captcha-work"]`) !== null;

    /** Repeats the problem of the summary beside the captcha. */
    const explain = () => {
      const problem = form.querySelector(`a[href="#${place.id}"], a[href="#${place.id}-work"]`);
      part('error').textContent = problem?.textContent ?? '';
    };

    const say = (what) => {
      const status = part('status');
      if (status) status.textContent = status.dataset[what] ?? '';
    };

    /** Holds the form back, or no longer. A disabled button would lose the focus. */
    const hold = (isHeld) => {
      isAwaited = isHeld;
      if (isHeld) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    };

    /** Submits a form that was held back, even without a solution: the server reports what is missing. */
    const end = (how) => {
      state = how;
      const puzzle = part('puzzle');
      if (puzzle) puzzle.hidden = true;
      say(how);
      if (!isAwaited) return;
      hold(false);
      form.requestSubmit();
    };

    const begin = () => {
      const puzzle = part('puzzle');
      if (state !== 'idle' || !puzzle) return;
      state = 'working';
      puzzle.hidden = false;
      say(state);
      search(puzzle, puzzles);
    };

    /** Searches for the number whose hash, after salt and nonce, has the prefix. */
    const search = (puzzle, current) => {
      const { challenge } = puzzle.dataset;
      const { salt, nonce: middle, keyPrefix } = JSON.parse(challenge).parameters;
      const words = (hex) => hex.match(/.{8}/g).map((word) => parseInt(word, 16) | 0);
      const prefix = words(keyPrefix);
      // 36 bytes, the end of the message, and its length in bits.
      const block = Int32Array.of(...words(salt + middle), 0, 1 << 31, 0, 0, 0, 0, 0, 36 * 8);
      const slice = () => {
        if (current !== puzzles) return;
        const stop = performance.now() + SLICE;
        do {
          for (let tries = 0; tries < 100; tries += 1) {
            const hash = sha256(block);
            if (hash[0] === prefix[0] && prefix.every((word, at) => word === hash[at])) return found(block[8], hash);
            block[8] += 1;
          }
        } while (performance.now() < stop);
        puzzle.value = block[8];
        if (block[8] > puzzle.max) end('lost');
        else later(slice);
      };
      const found = (counter, hash) => {
        const derivedKey = [...hash].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
        const solution = JSON.stringify({ counter, derivedKey });
        part('answer').value = btoa(`{"challenge":${challenge},"solution":${solution}}`);
        end('done');
      };
      later(slice);
    };

    /** Runs a task after the waiting ones, without the minimum delay of timers. */
    const later = (task) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = task;
      port2.postMessage(0);
    };

    /** Whether the form has a solution, or there will be none. */
    const isAnswered = () => {
      if (isAsking) return false;
      const puzzle = part('puzzle');
      const widget = part('widget');
      if (widget && !window[widget.dataset.global]) say('lost');
      if (!puzzle || state === 'lost') return true;
      if (performance.now() - arrived + ON_THE_WAY > puzzle.dataset.lives * 1000) renew();
      else if (state === 'done') return true;
      else begin();
      return false;
    };

    const holdBack = (event) => {
      if (event.defaultPrevented || isAnswered()) return;
      event.preventDefault();
      hold(true);
    };

    /** Gets another captcha from the server. */
    const renew = async () => {
      if (isAsking) return;
      isAsking = true;
      puzzles += 1;
      const html = await fetch(`${place.dataset.path}/captcha${isBusy() ? '?for=limit' : ''}`)
        .then((answer) => (answer.ok ? answer.text() : undefined))
        .catch(() => undefined);
      isAsking = false;
      if (html === undefined) end('lost');
      else show(html);
    };

    const show = (html) => {
      arrived = performance.now();
      state = 'idle';
      const global = window[part('widget')?.dataset.global];
      const isWidget = html.includes('data-part="widget"');
      if (isWidget && isRouted && !html.includes('data-anywhere')) {
        // The policy of the loaded document may not allow the widget.
        window.location.reload();
        return;
      }
      const isPuzzle = part('puzzle') || html.includes('data-part="puzzle"');
      if (isWidget && global && !isPuzzle) {
        global.reset();
        end('idle');
        return;
      }
      part('inside').innerHTML = html;
      // The summary of this form links to it.
      if (part('work')) part('work').id = `${place.id}-work`;
      draw();
      if (part('puzzle')) begin();
      else end('idle');
    };

    /** Sets the names of the posted fields, and renders the widget, or loads the script that does. */
    const draw = () => {
      const widget = part('widget');
      const answered = [widget, part('puzzle')].filter(Boolean);
      place.dataset.field = answered.map((element) => element.dataset.field).join(' ');
      if (!widget) return;
      const global = window[widget.dataset.global];
      if (global) {
        global.render(widget, { sitekey: widget.dataset.sitekey });
        return;
      }
      const script = document.createElement('script');
      script.src = widget.dataset.script;
      script.nonce = nonce;
      document.head.append(script);
    };

    form.addEventListener('focusin', begin);
    form.addEventListener('input', () => {
      begin();
      // What is being edited is not to be sent.
      if (isAwaited) hold(false);
    });
    // Hydrated pages ask after validation. Without them the browser submits, which is caught at the
    // parent, after all other listeners.
    form.addEventListener('signup-sends', holdBack);
    form.parentElement.addEventListener('submit', holdBack);
    form.addEventListener('signup-refused', () => {
      explain();
      if (part('status') || isBusy()) renew();
    });
    // A page restored from the back/forward cache was submitted before.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted && part('status')) renew();
    });
    // The client's router may have shown another page in this document before it was reloaded. Until the
    // router runs again, going back would still show this page.
    if (!isRouted) {
      const { pathname } = window.location;
      const load = () => {
        if (window.location.pathname !== pathname) window.location.reload();
      };
      window.addEventListener('popstate', load);
      form.addEventListener('signup-hydrated', () => window.removeEventListener('popstate', load));
    }
    const unscripted = part('unscripted');
    if (unscripted) unscripted.hidden = true;
    draw();
    if (isRouted) {
      if (isBusy()) explain();
      renew();
    } else if (form.contains(document.activeElement)) begin();
  }

  /**
   * SHA-256 of one block (FIPS 180-4), because the browser's own is asynchronous. Variables instead of an
   * array make it faster.
   */
  function hashing() {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) {
      if (primes.every((prime) => n % prime !== 0)) primes.push(n);
    }
    const fraction = (number) => (number - Math.floor(number)) * 2 ** 32;
    const INITIAL = Int32Array.from(primes.slice(0, 8), (prime) => fraction(prime ** (1 / 2)));
    const ROUNDS = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
    const w = new Int32Array(64);
    const hash = new Int32Array(8);
    const sha256 = (block) => {
      w.set(block);
      for (let t = 16; t < 64; t += 1) {
        const x = w[t - 15];
        const y = w[t - 2];
        const early = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const late = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[t] = w[t - 16] + early + w[t - 7] + late;
      }
      let a = INITIAL[0];
      let b = INITIAL[1];
      let c = INITIAL[2];
      let d = INITIAL[3];
      let e = INITIAL[4];
      let f = INITIAL[5];
      let g = INITIAL[6];
      let h = INITIAL[7];
      for (let t = 0; t < 64; t += 1) {
        const one = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = (h + one + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t]) | 0;
        const zero = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (zero + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + t1) | 0;
        d = c;
        c = b;
        b = a;
        a = (t1 + t2) | 0;
      }
      hash[0] = INITIAL[0] + a;
      hash[1] = INITIAL[1] + b;
      hash[2] = INITIAL[2] + c;
      hash[3] = INITIAL[3] + d;
      hash[4] = INITIAL[4] + e;
      hash[5] = INITIAL[5] + f;
      hash[6] = INITIAL[6] + g;
      hash[7] = INITIAL[7] + h;
      return hash;
    };
    return { sha256 };
  }
})();
