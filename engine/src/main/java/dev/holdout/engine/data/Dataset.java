package dev.holdout.engine.data;

/**
 * Numbered samples that can be had one by one. Read by several threads at once: {@link #get} must
 * not change what another call sees.
 *
 * @param <S> a sample: a tensor, a list of tensors, a record of the user's
 */
public interface Dataset<S> extends Numbered {

  /**
   * One sample.
   *
   * @param index from 0 to {@code size() − 1}
   */
  S get(int index);
}
