/**
 * Content hashes: the name of data is what it contains.
 *
 * <p>In: typed parts. Out: SHA-256 in hexadecimal. Knows no file and no format.
 *
 * <p>To add a kind of part: a method on {@code ContentHash} that writes kind, length and raw bits.
 */
package dev.holdout.marketdata.content;
