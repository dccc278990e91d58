package dev.holdout.engine.backend;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/**
 * A run of elements on one device; views share it. Its version counts the writes since it was made,
 * so that backward can tell that a value it needs was overwritten. One thread writes a storage at a
 * time; any number may read one that nobody writes.
 */
public interface Storage {

  DType dtype();

  /** Elements. */
  int length();

  /** Writes so far. */
  int version();

  /** Counts a write. Whoever changes a value that others may have seen calls this. */
  void changed();

  /**
   * The elements themselves, in the machine's byte order: whoever writes the segment writes the
   * storage, and calls {@link #changed}.
   */
  MemorySegment memory();

  /** Counts the memory as a recorded operation's result, where a scope made it. */
  void recorded();

  /** Lets the memory outlive the scope that made it; nothing where no scope did. */
  void keep();

  /**
   * Takes {@link #keep} back: the scope that is open frees it. Nothing without an open scope, and
   * nothing for memory that no scope made.
   */
  void release();

  /** Whether a scope has freed the memory. */
  boolean isFreed();

  /**
   * @throws IllegalStateException if {@link #isFreed}
   */
  void requireMemory();
}
