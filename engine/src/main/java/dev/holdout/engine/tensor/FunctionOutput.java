package dev.holdout.engine.tensor;

/** One output of a recorded {@link Function}: hands what arrives for it to the function. */
final class FunctionOutput extends Node {

  private final FunctionNode function;
  private final int index;

  FunctionOutput(FunctionNode function, int index) {
    super(new Node[] {function});
    this.function = function;
    this.index = index;
  }

  @Override
  public String name() {
    return function.name();
  }

  @Override
  Tensor[] gradient(Tensor arriving) {
    function.receive(index, arriving);
    return new Tensor[0];
  }

  @Override
  void release() {}
}
