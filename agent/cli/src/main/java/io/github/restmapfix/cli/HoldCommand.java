package io.github.restmapfix.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

@Command(
    name = "hold",
    hidden = true,
    description = {
      "Does nothing until it is ended: an ephemeral container can be neither started again nor taken",
      "away, so that one which stays is all that a pod ever needs."
    })
final class HoldCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    new CountDownLatch(1).await();
    return Exit.DONE;
  }
}
