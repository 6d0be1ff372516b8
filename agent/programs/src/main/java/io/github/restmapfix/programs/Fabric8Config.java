package io.github.restmapfix.programs;

import io.fabric8.kubernetes.client.Config;

/**
 * A client's settings, given as a user of the command line gives them: the builder's methods take
 * int in releases before 6.13.2 and Integer in later ones.
 */
final class Fabric8Config {

  private Fabric8Config() {}

  static Config of(String kubeconfig, int triesAgain, int requestTimeoutMillis) {
    System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, kubeconfig);
    System.setProperty(
        Config.KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT_SYSTEM_PROPERTY, "" + triesAgain);
    System.setProperty(
        Config.KUBERNETES_REQUEST_TIMEOUT_SYSTEM_PROPERTY, "" + requestTimeoutMillis);
    return Config.autoConfigure(null);
  }
}
