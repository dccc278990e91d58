/**
 * The live page of a paper session: one page on this machine, with a halt that always works.
 *
 * <p>In: what the loop does ({@link dev.holdout.strategies.paper.Onlooker}). Out: figures to the
 * browser as server-sent events, each client on a thread of its own so that none holds up the loop;
 * calls back to the session. Knows no run folder and no terminal.
 *
 * <p>To show another figure: a field in {@code Board}, its line in {@code BoardText}, its place in
 * {@code live.html} and {@code live.js}.
 */
package dev.holdout.strategies.paper.page;
