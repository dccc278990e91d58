package dev.holdout.marketdata.store;

import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.quality.QualityFindings.Quarantined;
import dev.holdout.marketdata.quality.QualityFindings.Silence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a block says beside its columns.
 *
 * @param instrument its text, on whose grid the columns count
 * @param sourceHash SHA-256 of the source's bytes
 * @param contentHash of the trades
 * @param findings of the import
 */
record BlockHead(
    String instrument, String sourceHash, String contentHash, QualityFindings findings) {

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(instrument);
      out.writeUTF(sourceHash);
      out.writeUTF(contentHash);
      out.writeLong(findings.rowsRead());
      out.writeLong(findings.repeatedRows());
      out.writeLong(findings.equalInstants());
      out.writeLong(findings.silenceThreshold().getSeconds());
      out.writeInt(findings.silenceThreshold().getNano());
      out.writeInt(findings.silences().size());
      for (Silence silence : findings.silences()) {
        out.writeLong(silence.from());
        out.writeLong(silence.to());
      }
      out.writeInt(findings.quarantined().size());
      for (Quarantined row : findings.quarantined()) {
        out.writeLong(row.line());
        out.writeUTF(row.reason());
        out.writeUTF(row.text());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes every byte", impossible);
    }
    return bytes.toByteArray();
  }

  static BlockHead parse(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    String instrument = in.readUTF();
    String sourceHash = in.readUTF();
    String contentHash = in.readUTF();
    long rowsRead = in.readLong();
    long repeatedRows = in.readLong();
    long equalInstants = in.readLong();
    Duration threshold = Duration.ofSeconds(in.readLong(), in.readInt());
    List<Silence> silences = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      silences.add(new Silence(in.readLong(), in.readLong()));
    }
    List<Quarantined> quarantined = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      quarantined.add(new Quarantined(in.readLong(), in.readUTF(), in.readUTF()));
    }
    return new BlockHead(
        instrument,
        sourceHash,
        contentHash,
        new QualityFindings(
            rowsRead, quarantined, repeatedRows, equalInstants, silences, threshold));
  }
}
