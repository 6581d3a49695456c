namespace Native.Sdk.Bindings.Friendly;

/// <summary>Writes a method or constructor.</summary>
internal sealed class MemberWriter(FriendlyContext context, CSharpWriter code)
{
    /// <summary>The member, with an empty line before it.</summary>
    public void Write(Member member)
    {
        var function = member.Function;
        var visible = member.Arguments.Where(static argument => argument.Declaration(hasSpans: true) is not null).ToArray();
        code.Separate();
        MemberDocumentation.Write(code, member);
        if (function.C.Deprecated is { } deprecated)
        {
            code.Line(deprecated.Length == 0 ? "[global::System.Obsolete]" : $"[global::System.Obsolete({CSharpLiteral.Quote(deprecated)})]");
        }

        var spans = visible.Where(static argument => argument.IsSpan).ToArray();
        if (spans.Length == 0)
        {
            code.Open(Signature(member, visible, hasSpans: true));
        }
        else
        {
            code.Directive("#if " + SupportText.HasSpans);
            code.Line(Signature(member, visible, hasSpans: true));
            code.Directive("#else");
            code.Line(Signature(member, visible, hasSpans: false));
            code.Directive("#endif");
            code.Open();
            code.Directive($"#if !({SupportText.HasSpans})");
            foreach (var span in spans)
            {
                code.Line($"if ({span.Name} is null) throw new global::System.ArgumentNullException(nameof({span.Name}));");
            }

            code.Directive("#endif");
        }

        Body(member);
        code.Close();
    }

    private static string Signature(Member member, IReadOnlyList<Argument> visible, bool hasSpans)
    {
        var parameters = string.Join(", ", visible.Select(argument => argument.Declaration(hasSpans)));
        var modifiers = member.IsInstance || member.Name is null ? "public" : "public static";
        var result = Returned(member) is { } value ? value.Type : "void";
        return member.Name is null
            ? $"{modifiers} {member.Owner!.ClassName}({parameters})"
            : $"{modifiers} {result} {CSharpNames.Escape(member.Name)}({parameters})";
    }

    /// <summary>What the method returns: its result, or the only out-parameter.</summary>
    private static Value? Returned(Member member) =>
        member.Result ?? member.Arguments.OfType<OutArgument>().FirstOrDefault(static argument => argument.IsReturned)?.Value;

    private void Body(Member member)
    {
        if (!member.IsInstance && context.Initializer is not null)
        {
            code.Line($"{context.Support}.EnsureInitialized();");
        }

        foreach (var argument in member.Arguments)
        {
            argument.Before(code);
        }

        member.Result?.Before(code, member.ResultLocal);
        var pinned = member.Arguments.Where(static argument => argument.Pinned is not null).ToArray();
        foreach (var argument in pinned)
        {
            code.Open($"fixed ({argument.Pinned})");
        }

        Call(member);
        foreach (var _ in pinned)
        {
            code.Close();
        }
    }

    private void Call(Member member)
    {
        var call = $"{context.Call(member.Function)}({string.Join(", ", member.Arguments.Select(static argument => argument.Pass))});";
        code.Line(member.Result is null ? call : $"var {member.ResultLocal} = {call}");
        var values = Values(member).ToArray();
        foreach (var (value, local) in values)
        {
            value.After(code, local);
        }

        var releases = values.Select(static entry => entry.Value.Release(entry.Local)).Where(static statement => statement is not null).ToArray();
        if (releases.Length > 0)
        {
            code.Open("try");
        }

        Check(member, values);
        Return(member);
        if (releases.Length > 0)
        {
            code.Close();
            code.Open("finally");
            foreach (var statement in releases)
            {
                code.Line(statement!);
            }

            code.Close();
        }
    }

    private void Check(Member member, IReadOnlyList<(Value Value, string Local)> values)
    {
        if (member.Error is { } error)
        {
            var undo = values.Select(static entry => entry.Value.OnError(entry.Local)).Where(static statement => statement is not null).ToArray();
            if (undo.Length == 0)
            {
                code.Line($"if ({error.Condition}) throw {error.Exception};");
            }
            else
            {
                code.Open($"if ({error.Condition})");
                foreach (var statement in undo)
                {
                    code.Line(statement!);
                }

                code.Line($"throw {error.Exception};");
                code.Close();
            }
        }

        var lenders = Words.Of(member.Function.C.Name).Any(Conventions.Copies)
            ? []
            : member.Arguments.OfType<ILender>().Select(static argument => argument.Lender).ToArray();
        foreach (var (value, local) in values)
        {
            value.Succeeded(code, local, member.Function.C.Name, lenders);
        }
    }

    private void Return(Member member)
    {
        foreach (var argument in member.Arguments.OfType<OutArgument>().Where(static argument => !argument.IsReturned))
        {
            code.Line($"{argument.Target} = {argument.Value.Read(argument.Local)};");
        }

        if (member.Name is null)
        {
            code.Line($"_handle = {HandleValue.Owner(member.ResultLocal)};");
        }
        else if (member.Result is { } result)
        {
            code.Line($"return {result.Read(member.ResultLocal)};");
        }
        else if (member.Arguments.OfType<OutArgument>().FirstOrDefault(static argument => argument.IsReturned) is { } only)
        {
            code.Line($"return {only.Value.Read(only.Local)};");
        }
    }

    private static IEnumerable<(Value Value, string Local)> Values(Member member)
    {
        if (member.Result is { } result)
        {
            yield return (result, member.ResultLocal);
        }

        foreach (var argument in member.Arguments.OfType<OutArgument>())
        {
            yield return (argument.Value, argument.Local);
        }
    }
}
