package dev.holdout.strategies.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the next batch goes: behind what the last writer acknowledged, and behind whole batches
 * that were written since (a writer may be stopped between its rows and its acknowledgement). Finds
 * it from the end of the ledger, whatever its size.
 *
 * @param head what the next batch continues
 * @param segment to append to; null when a new one begins
 * @param at where in it
 * @param unfinished files and places from which on nothing was acknowledged
 * @param remark what was found that should not be; null when all was well
 */
record Tail(Head head, Segment segment, long at, List<Rest> unfinished, Remark remark) {

  /** What stands in a file from a place on. */
  record Rest(Segment segment, long at, long bytes) {}

  static Tail find(LedgerFolder folder) throws IOException {
    return switch (folder.headFile()) {
      case HeadFile.Found found -> new Search(folder).behind(found);
      case HeadFile.Missing _ -> {
        if (folder.segments().isEmpty()) {
          yield new Tail(Head.NONE, null, 0, List.of(), null);
        }
        yield afterLoss(folder, "the file \"head\" was missing: rows before may have been removed");
      }
      case HeadFile.Changed _ ->
          afterLoss(
              folder, "the file \"head\" had been changed: rows before may have been removed");
    };
  }

  /** Without an acknowledgement: behind all that is there, in a new segment. */
  private static Tail afterLoss(LedgerFolder folder, String why) throws IOException {
    Head head = LedgerScan.of(folder, null, true).head();
    return new Tail(head, null, 0, List.of(), Remark.fault(why));
  }

  /** Follows the chain from the acknowledged head on. */
  private static final class Search {
    private final LedgerFolder folder;
    private final Seal seal = new Seal();
    private final List<Rest> rests = new ArrayList<>();
    private Head head;
    private Segment segment;
    private long at;

    Search(LedgerFolder folder) {
      this.folder = folder;
    }

    Tail behind(HeadFile.Found found) throws IOException {
      head = found.head();
      List<Segment> all = folder.segments();
      Optional<Segment> named =
          all.stream().filter(one -> one.name().equals(found.segment())).findFirst();
      if (named.isPresent()) {
        // Only its end is read: appending takes as long however long the ledger is.
        long from = Math.max(0, found.bytes() - Batch.END_LENGTH);
        byte[] bytes = LedgerFolder.readFrom(named.get().file(), from);
        if (endsAsAcknowledged(bytes, found.bytes() - from)) {
          segment = named.get();
          at = from + follow(bytes, Batch.END_LENGTH);
          rest(segment, at, from + bytes.length);
        }
      }
      // A writer may have been stopped after it began a new segment.
      for (Segment next = next(all); next != null; next = next(all)) {
        byte[] bytes = Files.readAllBytes(next.file());
        Head before = head;
        Optional<String> previous = next.previous(bytes, bytes.length);
        if (previous.isPresent() && previous.get().equals(head.hash())) {
          at = follow(bytes, next.head(head.hash()).length);
        }
        if (head.equals(before)) {
          rest(next, 0, bytes.length);
          break;
        }
        segment = next;
        rest(segment, at, bytes.length);
      }
      return new Tail(head, segment, at, rests, null);
    }

    private Segment next(List<Segment> all) {
      return all.stream()
          .filter(one -> one.first() == head.rows() + 1 && one != segment)
          .findFirst()
          .orElse(null);
    }

    private boolean endsAsAcknowledged(byte[] bytes, long place) {
      return place == Batch.END_LENGTH && Batch.isEnd(bytes, 0, head.hash());
    }

    private int follow(byte[] bytes, int from) {
      int place = from;
      for (Batch batch = Batch.at(bytes, place, bytes.length, seal);
          batch != null && batch.first() == head.rows() + 1 && batch.previous().equals(head.hash());
          batch = Batch.at(bytes, place, bytes.length, seal)) {
        head = new Head(batch.last(), batch.hash());
        place = batch.end();
      }
      return place;
    }

    private void rest(Segment of, long from, long length) {
      if (length > from) {
        rests.add(new Rest(of, from, length - from));
      }
    }
  }
}
