// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.report;

import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.cli.Foreground;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.ServerOptions;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.world.World;

/** The sandbox that a bench loads: the running one, or one opened for the bench and closed after it. */
public final class RunningSandbox implements AutoCloseable {

    private final Sandbox sandbox;
    private final World world;
    private final @Nullable Foreground own;

    private RunningSandbox(Sandbox sandbox, @Nullable Foreground own) {
        this.sandbox = sandbox;
        this.world = Opening.world(sandbox, "zh-CN");
        this.own = own;
    }

    public static RunningSandbox of(GlobalOptions options, ServerOptions servers) {
        if (Sandbox.find(options.home()).isPresent()) {
            return new RunningSandbox(options.sandbox(), null);
        }
        Foreground own = Foreground.start(options.home(), servers.startOptions(), options.output());
        return new RunningSandbox(own.sandbox(), own);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public World world() {
        return world;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
