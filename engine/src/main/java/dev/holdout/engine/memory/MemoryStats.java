package dev.holdout.engine.memory;

import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Owner;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A thread's memory by owner, in bytes of elements; {@link #toString} is a table. What is counted
 * is said at {@link Memory#stats}.
 *
 * @param current bytes of each owner now
 * @param peak bytes of each owner at most, each at its own time
 * @param totalPeak bytes of all owners together at most
 * @param pooled bytes that wait in the thread's pool for later scopes; no tensor's
 * @param unscoped bytes made without a scope since the peaks were reset, freed or not
 */
public record MemoryStats(
    Map<Owner, Long> current, Map<Owner, Long> peak, long totalPeak, long pooled, long unscoped) {

  private static final String LINE = "%-12s %14s %14s%n";
  private static final double KIB = 1024;

  public MemoryStats {
    current = Map.copyOf(current);
    peak = Map.copyOf(peak);
  }

  static MemoryStats of(Ledger ledger, long pooled) {
    Map<Owner, Long> now = new EnumMap<>(Owner.class);
    Map<Owner, Long> most = new EnumMap<>(Owner.class);
    for (Owner owner : Owner.values()) {
      now.put(owner, ledger.bytes(owner));
      most.put(owner, ledger.peak(owner));
    }
    return new MemoryStats(now, most, ledger.peak(), pooled, ledger.unscoped());
  }

  /** Bytes of an owner now. */
  public long current(Owner owner) {
    return current.get(owner);
  }

  /** Bytes of an owner at most. */
  public long peak(Owner owner) {
    return peak.get(owner);
  }

  /** Bytes of all owners now. */
  public long total() {
    return current.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(LINE.formatted("memory", "now", "at most"));
    for (Owner owner : Owner.values()) {
      text.append(LINE.formatted(owner.label(), size(current(owner)), size(peak(owner))));
    }
    text.append(LINE.formatted("together", size(total()), size(totalPeak)));
    text.append(LINE.formatted("pooled", size(pooled), ""));
    text.append("made without a scope: ").append(size(unscoped));
    return text.append('\n').toString();
  }

  private static String size(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    boolean small = bytes < KIB * KIB;
    return String.format(
        Locale.ROOT, "%,.1f %s", small ? bytes / KIB : bytes / (KIB * KIB), small ? "KiB" : "MiB");
  }
}
