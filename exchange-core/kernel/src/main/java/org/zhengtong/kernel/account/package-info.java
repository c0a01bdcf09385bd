// SPDX-License-Identifier: Apache-2.0
/** Local accounts of people (本地账号): the embedded default beside OIDC. Owns the table {@code account}; passwords are kept as bcrypt. */
@NullMarked
package org.zhengtong.kernel.account;

import org.jspecify.annotations.NullMarked;
