// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.running.Shutdown;
import org.zhengtong.sandbox.running.StartOptions;

/** A sandbox that this process started and ends with it, by whatever way it ends in order: return, error, Ctrl+C or SIGTERM. */
public final class Foreground implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 15;

    private final Home home;
    private final Output output;
    private final Thread starter = Thread.currentThread();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopFromOutside, "stop-sandbox");
    private final Sandbox sandbox;

    private Foreground(Home home, StartOptions options, Output output) {
        this.home = home;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(hook);
        this.sandbox = open(options);
    }

    /** Starts a sandbox; what does not start completely is ended, what somebody else started is left alone. */
    public static Foreground start(Home home, StartOptions options, Output output) {
        if (Sandbox.find(home).isPresent()) {
            throw new SandboxException("sandbox.running", home.path());
        }
        return new Foreground(home, options, output);
    }

    private Sandbox open(StartOptions options) {
        try {
            return Opening.open(home, options, ProcessIdentity.ofCurrent(), output);
        } catch (RuntimeException e) {
            if (Shutdown.isOurs(home)) {
                Shutdown.stop(home, Progress.silent());
            }
            throw e;
        } finally {
            begun.countDown();
        }
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Leaves the sandbox running when this process ends. */
    void detach() {
        sandbox.keep();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Ctrl+C and SIGTERM, at any time: a start under way is given up first. */
    private void stopFromOutside() {
        if (begun.getCount() > 0) {
            starter.interrupt();
            awaitBegun();
        }
        if (Shutdown.isOurs(home)) {
            stop();
        }
    }

    private void awaitBegun() {
        try {
            begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the processes are ended all the same
        }
    }

    private void stop() {
        output.says("down.stopping");
        Shutdown.stop(home, output);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
    }
}
