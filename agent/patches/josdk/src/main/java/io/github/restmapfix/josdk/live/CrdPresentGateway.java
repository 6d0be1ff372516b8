package io.github.restmapfix.josdk.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;

/** Says that the library looks on, once; its own next request is all there is to it. */
public final class CrdPresentGateway implements Gateway {

  private final Copy copy;

  public CrdPresentGateway(Copy copy) {
    this.copy = copy;
  }

  /** (library, limit, interval): true, look again. */
  @Override
  public Object answer(Object[] arguments) {
    copy.report()
        .once(
            "josdk.crd-present",
            "josdk.crd-present: a custom resource definition was not there in "
                + arguments[1]
                + " checks, and is looked for again at each reconciliation, every "
                + arguments[2]
                + " at most; josdk.crd-checks=stock gives it up for good");
    return true;
  }

  @Override
  public void observe(Object[] arguments) {
    copy.report()
        .once(
            "josdk.crd-present",
            "josdk.crd-present: would heal a custom resource definition that was not there in "
                + arguments[1]
                + " checks, by looking again; left as it is, and never looked for again");
  }
}
