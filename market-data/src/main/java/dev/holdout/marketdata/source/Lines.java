package dev.holdout.marketdata.source;

import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Lines of a text as ranges of one byte buffer, ended by LF, CRLF or the end of the bytes; no
 * object a line. Hashes all bytes on their way.
 */
final class Lines {

  /** A longer line is no row of a table. */
  static final int LONGEST = 1 << 20;

  private static final int LONGEST_EXCERPT = 200;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String name;
  private final InputStream bytes;
  private final MessageDigest digest = sha256();
  private final byte[] buffer = new byte[LONGEST];
  private int filled;
  private int nextStart;
  private boolean ended;

  private int start;
  private int end;
  private long number;

  /**
   * @param name of the text, for errors
   * @param bytes read to their end; the caller closes them
   */
  Lines(String name, InputStream bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** Steps to the next line; false at the end. */
  boolean next() throws IOException {
    int newline = find(nextStart);
    while (newline < 0 && !ended) {
      int searched = filled - nextStart;
      fill();
      newline = find(nextStart + searched);
    }
    if (newline < 0 && nextStart == filled) {
      return false;
    }
    start = nextStart;
    end = newline < 0 ? filled : newline;
    nextStart = newline < 0 ? filled : newline + 1;
    number++;
    if (end > start && buffer[end - 1] == '\r') {
      end--;
    }
    if (number == 1 && Arrays.mismatch(buffer, start, end, MARK, 0, MARK.length) == MARK.length) {
      start += MARK.length;
    }
    return true;
  }

  /** The bytes in which {@link #start} and {@link #end} count; changes with each step. */
  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** End of the line, exclusive, its line end left out. */
  int end() {
    return end;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  /** The line as text, cut after 200 characters. */
  String excerpt() {
    int length = Math.min(end - start, LONGEST_EXCERPT);
    String text = new String(buffer, start, length, StandardCharsets.UTF_8);
    return length < end - start ? text + "…" : text;
  }

  /** Where we are, for an error. */
  String place() {
    return name + ":" + number;
  }

  /** SHA-256 of all bytes, once {@link #next} has returned false. */
  String sourceHash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK carries SHA-256", impossible);
    }
  }

  private int find(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the unfinished line to the front and reads on behind it. */
  private void fill() throws IOException {
    System.arraycopy(buffer, nextStart, buffer, 0, filled - nextStart);
    filled -= nextStart;
    nextStart = 0;
    if (filled == buffer.length) {
      throw new BadInput(
          "line is longer than " + LONGEST + " bytes",
          name + ":" + (number + 1),
          "a text file of comma-separated rows, one row a line");
    }
    int read = bytes.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      ended = true;
    } else {
      digest.update(buffer, filled, read);
      filled += read;
    }
  }
}
