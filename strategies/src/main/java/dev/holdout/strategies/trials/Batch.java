package dev.holdout.strategies.trials;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Rows that were appended together: a head line, the rows, and a line with the SHA-256 of all that.
 * The head line states the hash of the batch before, which makes the chain.
 *
 * @param first number of the first row
 * @param rows how many
 * @param body where the rows begin
 * @param close where the last line begins
 * @param end behind the last line
 * @param previous hash of the chain before it
 * @param remark what the writer found when it came; empty when all was well
 * @param hash as the last line states it
 */
record Batch(
    long first,
    int rows,
    int body,
    int close,
    int end,
    String previous,
    String remark,
    String hash) {

  static final String HEAD = "batch";
  static final String END = "end";
  private static final int HEAD_FIELDS = 6;

  /** Length of the last line. */
  static final int END_LENGTH = end(Head.NONE.hash()).length;

  /** Number of the last row. */
  long last() {
    return first + rows - 1;
  }

  /** The bytes of a batch, and the hash that its last line states. */
  record Written(byte[] bytes, String hash) {}

  /**
   * @param before what the batch continues
   * @param remark what the writer found; empty when all was well
   * @param rows at least one
   */
  static Written write(Head before, String remark, List<TrialRow> rows) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long number = before.rows();
    TrialRow above = null;
    for (TrialRow row : rows) {
      number++;
      if (above == null || !RowText.alike(above, row)) {
        body.writeBytes(RowText.shared(number, row));
      }
      body.writeBytes(RowText.own(number, row));
      above = row;
    }
    byte[] head =
        Fields.line(
            HEAD,
            Long.toString(before.rows() + 1),
            Integer.toString(rows.size()),
            Integer.toString(body.size()),
            before.hash(),
            remark);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + body.size() + END_LENGTH);
    whole.writeBytes(head);
    whole.writeBytes(body.toByteArray());
    String hash = HexFormat.of().formatHex(sha256().digest(whole.toByteArray()));
    whole.writeBytes(end(hash));
    return new Written(whole.toByteArray(), hash);
  }

  /**
   * The batch that begins at {@code start}.
   *
   * @return null unless it is all there, from head to last line, and fits its hash
   */
  static Batch at(byte[] bytes, int start, int length, Seal seal) {
    int line = Lines.newline(bytes, start, length);
    if (!Lines.startsWith(bytes, start, line, HEAD + "\t") || line == length) {
      return null;
    }
    Opening opening = Opening.of(bytes, start, line);
    if (opening == null) {
      return null;
    }
    long close = line + 1 + opening.size();
    long end = close + END_LENGTH;
    if (!opening.counts() || end > length) {
      return null;
    }
    return seal.of(bytes, start, (int) close).standsAt(bytes, (int) close)
        ? new Batch(
            opening.first(),
            (int) opening.rows(),
            line + 1,
            (int) close,
            (int) end,
            opening.previous(),
            opening.remark(),
            seal.hash())
        : null;
  }

  /**
   * What the head line says.
   *
   * @param size bytes of the rows
   */
  private record Opening(long first, long rows, long size, String previous, String remark) {

    /** Null when the line has not as many fields as it should. */
    static Opening of(byte[] bytes, int from, int to) {
      Opening usual = usual(bytes, from, to);
      if (usual != null) {
        return usual;
      }
      String[] fields = Fields.split(bytes, from, to);
      return fields.length == HEAD_FIELDS
          ? new Opening(
              number(fields[1]), number(fields[2]), number(fields[3]), fields[4], fields[5])
          : null;
    }

    /** Of a line without a remark, read where it lies; null for all others. */
    private static Opening usual(byte[] bytes, int from, int to) {
      int firstAt = from + HEAD.length() + 1;
      int rowsAt = Lines.tab(bytes, firstAt, to) + 1;
      int sizeAt = Lines.tab(bytes, rowsAt, to) + 1;
      int previousAt = Lines.tab(bytes, sizeAt, to) + 1;
      int remarkAt = previousAt + Lines.HASH + 1;
      boolean empty =
          remarkAt + 1 + Fields.CHECK == to
              && bytes[remarkAt - 1] == '\t'
              && bytes[remarkAt] == '\t'
              && Lines.tab(bytes, remarkAt + 1, to) == to;
      if (!empty || !Lines.isHash(bytes, previousAt, remarkAt - 1)) {
        return null;
      }
      Opening read =
          new Opening(
              Lines.number(bytes, firstAt, rowsAt - 1),
              Lines.number(bytes, rowsAt, sizeAt - 1),
              Lines.number(bytes, sizeAt, previousAt - 1),
              new String(bytes, previousAt, Lines.HASH, StandardCharsets.ISO_8859_1),
              "");
      return read.counts() ? read : null;
    }

    boolean counts() {
      return first > 0 && rows > 0 && rows <= Integer.MAX_VALUE && size > 0;
    }
  }

  /** The last line of a batch with this hash. */
  static byte[] end(String hash) {
    return Fields.line(END, hash);
  }

  /** Whether the last line of a batch with this hash stands at {@code place}. */
  static boolean isEnd(byte[] bytes, int place, String hash) {
    byte[] line = end(hash);
    return place + line.length <= bytes.length
        && Arrays.equals(bytes, place, place + line.length, line, 0, line.length);
  }

  private static long number(String field) {
    byte[] digits = field.getBytes(StandardCharsets.UTF_8);
    return Lines.number(digits, 0, digits.length);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK carries SHA-256", impossible);
    }
  }
}
