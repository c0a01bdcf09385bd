// SPDX-License-Identifier: Apache-2.0
/**
 * Uploads (文件上传): the few addresses that take bodies larger than others. Such a body goes to a temporary file as it comes, never
 * whole into memory, and the file is gone when the answer is sent. A ZIP among them is bounded by its directory before it is opened.
 *
 * <p>Owns no table. A feature names its address with an {@link org.zhengtong.kernel.upload.UploadAddress} bean.
 */
@NullMarked
package org.zhengtong.kernel.upload;

import org.jspecify.annotations.NullMarked;
