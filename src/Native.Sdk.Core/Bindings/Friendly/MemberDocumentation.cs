namespace Native.Sdk.Bindings.Friendly;

/// <summary>Writes what a type or member is, from the header's comment.</summary>
internal static class MemberDocumentation
{
    /// <summary>The lines above a member.</summary>
    public static void Write(CSharpWriter code, Member member)
    {
        var function = member.Function;
        var parameters = new Dictionary<string, string>();
        for (var i = 0; i < member.Arguments.Count; i++)
        {
            if (member.Arguments[i].Name is { Length: > 0 } name)
            {
                parameters.TryAdd(function.Parameters[i].C.Name, name.TrimStart('@'));
            }
        }

        Write(code, function.C.Documentation, $"Calls <c>{function.C.Name}</c>.", parameters);
    }

    /// <summary>What the header says or, where it says nothing, a sentence of ours.</summary>
    public static void Write(CSharpWriter code, string comment, string otherwise, IReadOnlyDictionary<string, string>? parameters = null)
    {
        if (string.IsNullOrWhiteSpace(comment))
        {
            code.Line($"/// <summary>{otherwise}</summary>");
        }
        else
        {
            XmlDocumentation.Write(code, comment, parameters);
        }
    }
}
