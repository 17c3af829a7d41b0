// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_document.h"

#include "models/core/save_file.h"
#include "models/decode/decode.h"
#include "models/flows/flow.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr auto kNew = ":/new/"_L1;

core::Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(core::localError(core::ErrorKind::Local, file.errorString(), path));
    QByteArray bytes = file.read(kMaxFlowBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::make_unexpected(core::localError(core::ErrorKind::Local, file.errorString(), path));
    return bytes;
}

} // namespace

QString FlowDocument::newPath(const QString &name)
{
    return kNew + name + u".yaml"_s;
}

QString FlowDocument::canonicalPath(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isNativePath())
        return path;
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

core::Result<FlowDocument> FlowDocument::open(const QString &path)
{
    if (path.startsWith(kNew)) {
        FlowDocument made;
        made.m_path = path;
        return made;
    }
    auto bytes = contentsOf(path);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    const auto refused = [&path](const QString &why) {
        return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, why, path));
    };
    if (bytes->size() > kMaxFlowBytes)
        return refused(u"A flow file has %1 bytes at most."_s.arg(kMaxFlowBytes));
    if (bytes->contains('\0') || !decode::isUtf8({bytes->constData(), static_cast<std::size_t>(bytes->size())}))
        return refused(u"A flow file is UTF-8 text."_s);
    FlowDocument document;
    document.m_path = canonicalPath(path);
    document.m_carriageReturns = bytes->contains("\r\n");
    document.m_bytes = std::move(*bytes);
    return document;
}

QString FlowDocument::text() const
{
    return QString::fromUtf8(m_bytes).replace(u"\r\n"_s, u"\n"_s);
}

bool FlowDocument::isBuiltIn() const
{
    return m_path.startsWith(u':');
}

bool FlowDocument::isNew() const
{
    return m_path.startsWith(kNew);
}

bool FlowDocument::isChangedOutside() const
{
    const auto bytes = contentsOf(m_path);
    return bytes && *bytes != m_bytes;
}

core::Result<void> FlowDocument::save(const QString &text, const QString &path)
{
    QByteArray bytes = text.toUtf8();
    if (m_carriageReturns)
        bytes.replace("\n", "\r\n");
    const QString target = path.isEmpty() ? m_path : path;
    if (const QString fault = core::writeFile(target, bytes); !fault.isEmpty())
        return tl::make_unexpected(core::localError(core::ErrorKind::Local, fault, target));
    m_path = canonicalPath(target);
    m_bytes = bytes;
    return {};
}

} // namespace streamscope::flows
