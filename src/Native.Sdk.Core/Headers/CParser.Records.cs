namespace Native.Sdk.Headers;

/// <content>Structures, unions and enums.</content>
/// <remarks>C23, 6.7.3.2 and 6.7.3.3.</remarks>
public sealed partial class CParser
{
    private CType Record(CSpecifiers specifiers)
    {
        var isUnion = Kind == CTokenKind.Union;
        var keyword = position;
        var (attributes, tag) = TagAndAttributes();
        if (Kind is CTokenKind.Colon or CTokenKind.DoubleColon && tag >= 0)
        {
            Fail("it has a base class, which is C++", CProblemKind.CPlusPlus);
        }

        if (Kind != CTokenKind.OpenBrace)
        {
            // "struct NATIVE_SDK_RAW tag;": what is never defined can only be annotated here.
            var mentioned = Tagged<CRecordType>(tag, () => NewRecord(isUnion, tag)) ?? NewRecord(isUnion, tag);
            mentioned.Annotations = Joined(mentioned.Annotations, attributes);
            return mentioned;
        }

        var start = tag >= 0 ? tag : keyword;
        var close = tokens.Match(position);
        if (close < 0 || !Enter())
        {
            Fail("its '{' is not closed");
            return NewRecord(isUnion, tag);
        }

        // A second definition, as without include guards, is read beside the first.
        var known = Tagged<CRecordType>(tag, () => NewRecord(isUnion, tag));
        var record = known is { IsComplete: false } && known.IsUnion == isUnion ? known : NewRecord(isUnion, tag, isListed: known is null);
        record.Location = tokens.Location(start);
        record.IsOwn = tokens.Source(start).IsOwn;
        record.PragmaPack = tokens.Pack(position);
        record.Documentation = DocumentationBefore(specifiers.Start);
        position++;
        record.Fields = Fields(record, close);
        nesting--;
        position = close + 1;
        specifiers.IsDefinition = true;
        attributes = Attributes(attributes);
        if (attributes is not null)
        {
            record.IsPacked = attributes.IsPacked;
            record.Alignment = attributes.Alignment;
            record.IsMicrosoft = attributes.IsMicrosoft;
            record.Deprecated = attributes.Deprecated;
            record.Annotations = Joined(record.Annotations, attributes);
        }

        record.IsComplete = true;
        if (layout.Of(record) is null && !record.IsDamaged && HasUnknownSize(record))
        {
            record.IsDamaged = true;
        }

        if (known is { IsComplete: true } && known != record && (known.IsUnion != isUnion || known.Fields.Count != record.Fields.Count))
        {
            Report(CProblemKind.Conflict, known.ToString(), $"it has other members at {known.Location.File}:{known.Location.Line}", start);
        }

        return record;
    }

    /// <summary>A member of a type that C does not let be one, or that is not known.</summary>
    private bool HasUnknownSize(CRecordType record)
    {
        for (var i = 0; i < record.Fields.Count; i++)
        {
            if (!UnixRecordLayout.MemberSize(layout, record, i, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<string> Joined(IReadOnlyList<string> known, CAttributes? attributes) =>
        attributes?.Annotations is { } added ? [.. known, .. added] : known;

    private CRecordType NewRecord(bool isUnion, int tag, bool isListed = true)
    {
        var at = tag >= 0 ? tag : position;
        var record = new CRecordType(isUnion, tag < 0 ? "" : tokens.Name(tag)) { Location = tokens.Location(at), IsOwn = tokens.Source(at).IsOwn };
        if (isListed)
        {
            unit.Records.Add(record);
        }

        return record;
    }

    /// <summary>Behind <c>struct</c>: attributes, and the token of the tag or -1.</summary>
    private (CAttributes? Attributes, int Tag) TagAndAttributes()
    {
        position++;
        var attributes = Attributes(null);

        // "struct EXPORT tag {": a macro before the tag.
        while (Kind == CTokenKind.Identifier && Next == CTokenKind.Identifier && position + 2 <= tokens.Count && tokens.Kind(position + 2) == CTokenKind.OpenBrace)
        {
            position++;
        }

        var tag = Kind == CTokenKind.Identifier ? position++ : -1;
        return (Kind == CTokenKind.Attribute && Next == CTokenKind.OpenParenthesis && IsFollowedByBrace() ? Attributes(attributes) : attributes, tag);
    }

    /// <summary>Whether attributes behind a tag belong to a definition; else they are those of what is declared.</summary>
    private bool IsFollowedByBrace()
    {
        var i = position;
        while (tokens.Kind(i) == CTokenKind.Attribute && tokens.Match(i + 1) is >= 0 and var close)
        {
            i = close + 1;
        }

        return tokens.Kind(i) == CTokenKind.OpenBrace;
    }

    private T? Tagged<T>(int tag, Func<T> make)
        where T : CType
    {
        if (tag < 0 || failure is not null)
        {
            return null;
        }

        Grow(ref tags);
        return (tags[tokens.Value(tag)] ??= make()) as T;
    }

    private CField[] Fields(CRecordType record, int close)
    {
        var fields = new List<CField>();
        while (position < close && failure is null)
        {
            var start = position;
            Member(record, fields);
            if (failure is not null)
            {
                // The rest of the structure is worth reading, its layout is lost.
                var name = DeclaredName(start);
                Report(failureKind, record.Tag.Length == 0 ? name : $"{record.Tag}.{name}", failure, failurePosition);
                failure = null;
                record.IsDamaged = true;
                position = Math.Min(EndOf(start), close);
            }
            else if (position == start)
            {
                position++;
            }
        }

        return [.. fields];
    }

    private void Member(CRecordType record, List<CField> fields)
    {
        if (Accept(CTokenKind.Semicolon))
        {
            return;
        }

        if (Kind == CTokenKind.StaticAssert)
        {
            Skip(CTokenKind.Semicolon);
            return;
        }

        if (Kind == CTokenKind.Identifier && IsCPlusPlus())
        {
            Fail($"'{tokens.Name(position)}' is C++", CProblemKind.CPlusPlus);
            return;
        }

        var outer = nesting;
        var start = position;
        var specifiers = Specifiers(isParameter: false);
        nesting = outer;
        if (Kind == CTokenKind.Semicolon)
        {
            // A structure without tag and name is an anonymous member; with a tag only Microsoft makes it one.
            if (specifiers.Type.Unaliased is CRecordType inner && ((specifiers.IsDefinition && inner.Tag.Length == 0) || model.HasMicrosoftRecords))
            {
                fields.Add(Field("", specifiers.Type, null, specifiers.Attributes, null, start));
            }

            position++;
            return;
        }

        do
        {
            var declarator = Kind == CTokenKind.Colon ? new CDeclarator { Type = specifiers.Type } : Declarator(specifiers, isAbstract: false, isParameter: false);
            nesting = outer;
            int? width = null;
            if (Accept(CTokenKind.Colon))
            {
                if (Constant() is not { IsInteger: true, Bits: >= 0 and <= 1 << 24 } bits)
                {
                    Fail("the width of its bit-field is not understood");
                    return;
                }

                width = (int)bits.Bits;
                declarator.Attributes = Attributes(declarator.Attributes);
            }

            if (Kind == CTokenKind.Assign)
            {
                Fail("a member with a value is C++", CProblemKind.CPlusPlus);
            }

            if (Kind is not (CTokenKind.Comma or CTokenKind.Semicolon or CTokenKind.CloseBrace))
            {
                FailHere("';'");
            }

            if (failure is not null)
            {
                return;
            }

            if (declarator.Type is CFunctionType)
            {
                Fail("a member function is C++", CProblemKind.CPlusPlus);
                return;
            }

            fields.Add(Field(declarator.Name < 0 ? "" : tokens.Name(declarator.Name), declarator.Type, width, specifiers.Attributes, declarator.Attributes, start));
        }
        while (Accept(CTokenKind.Comma));

        if (Kind != CTokenKind.CloseBrace)
        {
            Expect(CTokenKind.Semicolon, "';'");
        }

        if (tokens.Comments.Count > 0 && fields[^1].Documentation.Length == 0)
        {
            fields[^1].Documentation = DocumentationBehind();
        }
    }

    private CField Field(string name, CType type, int? width, CAttributes? common, CAttributes? own, int start) => new(name, type)
    {
        BitWidth = width,
        Alignment = Math.Max(common?.Alignment ?? 0, own?.Alignment ?? 0),
        IsPacked = common?.IsPacked == true || own?.IsPacked == true,
        Deprecated = own?.Deprecated ?? common?.Deprecated,
        Annotations = CAttributes.Join(common, own),
        Location = tokens.Location(start),
        Documentation = DocumentationBefore(start),
    };

    private CType Enumeration(CSpecifiers specifiers)
    {
        if (Next is CTokenKind.Struct || (Next == CTokenKind.Identifier && tokens.Name(position + 1) == "class"))
        {
            Fail("'enum class' is C++", CProblemKind.CPlusPlus);
        }

        var (attributes, tag) = TagAndAttributes();
        CType? underlying = null;

        // In a structure "enum e : 4" is a bit-field.
        if (Kind == CTokenKind.Colon && IsTypeStart(position + 1))
        {
            position++;
            underlying = Specifiers(isParameter: true).Type;
        }

        var known = Tagged<CEnumType>(tag, () => NewEnum(tag)) ?? NewEnum(tag);
        if (underlying is not null)
        {
            known.Underlying = underlying;
            known.IsFixed = true;
        }

        if (Kind != CTokenKind.OpenBrace)
        {
            return known;
        }

        var close = tokens.Match(position);
        if (close < 0)
        {
            Fail("its '{' is not closed");
            return known;
        }

        var result = known.IsComplete ? new CEnumType(known.Tag) { Underlying = known.Underlying, IsFixed = known.IsFixed } : known;
        var start = tag >= 0 ? tag : position;
        result.Location = tokens.Location(start);
        result.IsOwn = tokens.Source(start).IsOwn;
        result.Documentation = DocumentationBefore(specifiers.Start);
        position++;
        var reader = new CEnumValues(result, model);
        while (position < close && failure is null)
        {
            Enumerator(reader, close);
        }

        position = close + 1;
        specifiers.IsDefinition = true;
        attributes = Attributes(attributes);
        reader.Finish(attributes?.IsPacked == true, layout);
        result.IsComplete = true;
        result.IsFlags = attributes?.IsFlags == true;
        result.Deprecated = attributes?.Deprecated;
        result.Annotations = Joined(result.Annotations, attributes);
        return result;
    }

    private CEnumType NewEnum(int tag)
    {
        var at = tag >= 0 ? tag : position;
        var result = new CEnumType(tag < 0 ? "" : tokens.Name(tag)) { Location = tokens.Location(at), IsOwn = tokens.Source(at).IsOwn };
        unit.Enums.Add(result);
        return result;
    }

    private void Enumerator(CEnumValues values, int close)
    {
        var name = position;
        if (Kind != CTokenKind.Identifier)
        {
            Report(CProblemKind.Skipped, values.Enum.Tag, $"a name is expected before '{tokens.Span(position)}'", position);
            values.Enum.IsDamaged = true;
            SkipTo(CTokenKind.Comma, CTokenKind.CloseBrace);
            position = Math.Min(position + 1, close);
            return;
        }

        position++;
        var attributes = Attributes(null);
        CConstant? value = null;
        var hasValue = Accept(CTokenKind.Assign);
        if (hasValue)
        {
            value = Constant();
        }

        if ((hasValue && value is not { IsInteger: true }) || Kind is not (CTokenKind.Comma or CTokenKind.CloseBrace) || failure is not null)
        {
            failure = null;
            Report(CProblemKind.Skipped, tokens.Name(name), "its value is not understood", name);
            values.Unknown();
            SkipTo(CTokenKind.Comma, CTokenKind.CloseBrace);
            position = Math.Min(failure is null ? position + (Kind == CTokenKind.Comma ? 1 : 0) : close, close);
            failure = null;
            position += position == name + 1 ? 1 : 0;
            return;
        }

        var documentation = DocumentationBefore(name);
        Accept(CTokenKind.Comma);
        documentation = documentation.Length == 0 ? DocumentationBehind() : documentation;
        if (values.Add(tokens.Name(name), value, attributes?.Deprecated, tokens.Location(name), documentation) is { } constant)
        {
            SetSymbol(name, constant);
        }
    }
}
