/**
 * Disk: files and folders as wholes.
 *
 * <p>In: a path, and the text of a file. Out: nothing but what is on the disk afterwards. Knows no
 * run, no store and no format.
 *
 * <p>To add something done to a whole file or folder: a method on {@code WholeFile} or {@code
 * WholeFolder}.
 */
package dev.holdout.marketdata.disk;
