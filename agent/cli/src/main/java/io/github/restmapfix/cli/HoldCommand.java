package io.github.restmapfix.cli;

import java.util.concurrent.CountDownLatch;

final class HoldCommand extends Described {

  HoldCommand() {
    super(
        "Does nothing until it is ended: an ephemeral container can be neither started again nor taken",
        "away, so that one which stays is all that a pod ever needs.");
    spec().usageMessage().hidden(true);
  }

  @Override
  public Integer call() throws InterruptedException {
    new CountDownLatch(1).await();
    return Exit.DONE;
  }
}
