package dev.holdout.backtest.journal;

import dev.holdout.marketdata.BadInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The first bytes of a journal: a mark, the version of its form, what it is the journal of. */
final class JournalHead {

  static final int VERSION = 1;
  private static final byte[] MARK = "HOLDJRNL".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 1 << 16;

  private JournalHead() {}

  static byte[] bytes(String subject) {
    byte[] text = subject.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head =
        ByteBuffer.allocate(MARK.length + 12 + text.length)
            .put(MARK)
            .putInt(VERSION)
            .putInt(text.length)
            .put(text);
    CRC32C crc = new CRC32C();
    crc.update(head.array(), 0, head.position());
    return head.putInt((int) crc.getValue()).array();
  }

  /** Reads a head of this version and returns its length; empty subject for a torn one. */
  static Read read(DataInputStream in, String file) throws IOException {
    try {
      byte[] mark = in.readNBytes(MARK.length);
      if (!Arrays.equals(mark, MARK)) {
        throw new BadInput("the file is no journal", file, "start anew with --fresh");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new BadInput(
            "the journal's form is " + version + "; this version reads " + VERSION,
            file,
            "read it with the version that wrote it, or start anew with --fresh");
      }
      int length = in.readInt();
      if (length < 0 || length > LONGEST) {
        throw new BadInput("the journal's head is damaged", file, "start anew with --fresh");
      }
      String subject = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      byte[] again = bytes(subject);
      int sum = in.readInt();
      if (sum != ByteBuffer.wrap(again).getInt(again.length - 4)) {
        throw new BadInput("the journal's head is damaged", file, "start anew with --fresh");
      }
      return new Read(subject, again.length);
    } catch (EOFException torn) {
      throw new BadInput("the journal's head is cut", file, "start anew with --fresh");
    }
  }

  /**
   * @param bytes length of the head
   */
  record Read(String subject, int bytes) {}
}
