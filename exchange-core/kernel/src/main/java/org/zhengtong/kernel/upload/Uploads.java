// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.upload;

import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/** Takes bodies of upload addresses into temporary files, at the speed of the disk. */
@Singleton
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final String FILE = "zt.upload";

    private final List<UploadAddress> addresses;

    Uploads(@All List<UploadAddress> addresses) {
        this.addresses = addresses;
    }

    /** The upload address a request is for, if it is for one. */
    public Optional<UploadAddress> address(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST)
                ? addresses.stream()
                        .filter(address -> address.path().equals(request.path()))
                        .findFirst()
                : Optional.empty();
    }

    /** The file a request brought; it is deleted when the answer has been sent. */
    public static Path file(RoutingContext context) {
        return Path.of(context.<String>get(FILE));
    }

    /**
     * Takes the body into a file.
     *
     * @param taken told the size when the whole body is in the file
     * @param tooLarge told when the body is longer than the limit; the rest is not taken
     */
    public void take(RoutingContext context, long limit, LongConsumer taken, Runnable tooLarge) {
        context.request().pause();
        FileSystem files = context.vertx().fileSystem();
        files.createTempFile("zt-upload-", "")
                .compose(path -> {
                    context.put(FILE, path);
                    context.addEndHandler(end -> files.delete(path).onFailure(gone -> LOG.warn("left " + path, gone)));
                    return files.open(path, new OpenOptions().setWrite(true));
                })
                .onSuccess(file -> receive(context, file, limit, taken, tooLarge))
                .onFailure(context::fail);
    }

    private static void receive(
            RoutingContext context, AsyncFile file, long limit, LongConsumer taken, Runnable tooLarge) {
        HttpServerRequest request = context.request();
        Consumer<Throwable> failed = failure -> {
            if (!context.response().ended()) {
                context.fail(failure);
            }
        };
        long[] size = {0};
        if (request.isEnded()) {
            file.close().onSuccess(closed -> taken.accept(0)).onFailure(failed::accept);
            return;
        }
        file.exceptionHandler(failed::accept);
        request.handler(part -> {
            size[0] += part.length();
            if (size[0] <= limit) {
                write(request, file, part, failed);
            } else if (!context.response().ended()) {
                file.close();
                tooLarge.run();
            }
        });
        request.exceptionHandler(broken -> file.close());
        request.endHandler(end -> {
            if (!context.response().ended()) {
                file.close().onSuccess(closed -> taken.accept(size[0])).onFailure(failed::accept);
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static void write(HttpServerRequest request, AsyncFile file, Buffer part, Consumer<Throwable> failed) {
        file.write(part).onFailure(failed::accept);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
        }
    }
}
