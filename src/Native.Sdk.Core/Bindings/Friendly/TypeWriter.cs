namespace Native.Sdk.Bindings.Friendly;

/// <summary>Writes the parts of types that are not members: what a class owns, what an exception holds.</summary>
internal sealed class TypeWriter(FriendlyContext context, CSharpWriter code)
{
    /// <summary>Says who wrote it; once for each type.</summary>
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"Native.Sdk\", \"" + RawLayer.Version + "\")]";

    /// <summary>What every class of an opaque type begins with.</summary>
    public void HandleBody(HandleType handle)
    {
        var pointer = context.Raw.NameOf(handle.Record) + "*";
        var name = handle.ClassName;
        var free = context.Call(handle.Free);
        code.Lines(
            $$"""
            private readonly Handle _handle;

            internal {{name}}(Handle handle) => _handle = handle;

            /// <summary>Becomes the owner of an object that was made in another way.</summary>
            internal static {{name}} Own({{pointer}} pointer)
            {
                if (pointer == null) throw new global::System.ArgumentNullException(nameof(pointer));
                var handle = new Handle();
                handle.Take(pointer);
                return new {{name}}(handle);
            }

            /// <summary>The pointer, for calls of the raw layer. The object is alive until the result is disposed of, on the same thread.</summary>
            /// <exception cref="global::System.ObjectDisposedException">The object is disposed of.</exception>
            internal Use Borrow() => new Use(_handle);

            /// <summary>Releases the native object, after the last call that is under way. Later calls throw <see cref="global::System.ObjectDisposedException"/>.</summary>
            public void Dispose() => _handle.CloseAfterCalls();

            /// <summary>A use of the native object.</summary>
            internal readonly ref struct Use
            {
                /// <summary>The native object.</summary>
                public readonly {{pointer}} Pointer;

                internal readonly {{context.Support}}.NativeHandle? Owner;

                internal Use({{context.Support}}.NativeHandle handle)
                {
                    Pointer = ({{pointer}})handle.Enter();
                    Owner = handle;
                }

                /// <summary>Ends the use.</summary>
                public void Dispose() => Owner?.Leave();
            }

            internal sealed class Handle : {{context.Support}}.NativeHandle
            {
                protected override string Owner => "{{name}}";

                protected override void Free(void* pointer) => {{free}}(({{context.Raw.Qualify(handle.Free.Parameters[0].Type.CSharp)}})pointer);
            }
            """);
    }

    /// <summary>The exception of an error type.</summary>
    public void Exception(ErrorType error)
    {
        code.Separate();
        code.Lines(
            $$"""
            /// <summary>An error that the native library reported.</summary>
            {{GeneratedCode}}
            partial class {{error.ExceptionName}} : global::System.Exception
            {
                /// <summary>Makes an exception.</summary>
                /// <param name="code">What kind of error it is.</param>
                /// <param name="message">What went wrong.</param>
                public {{error.ExceptionName}}({{error.CodeType}} code, string message)
                    : base(message) => Code = code;

                /// <summary>What kind of error it is.</summary>
                public {{error.CodeType}} Code { get; }
            }
            """);
    }

    /// <summary>The raw class' part: hooks and helpers.</summary>
    /// <param name="supportName">The nested class of the helpers.</param>
    /// <param name="usesLong">Whether some member passes a C long.</param>
    public void Support(string supportName, bool usesLong)
    {
        code.Separate();
        code.Open($"static unsafe partial class {context.Raw.ClassName}");
        foreach (var error in context.Errors.All)
        {
            code.Separate();
            code.Lines(
                $"""
                /// <summary>
                /// Implement it to throw exceptions of your own: give <paramref name="exception"/> a value. Left null, it is <see cref="{error.ExceptionName}"/>.
                /// </summary>
                /// <param name="code">What kind of error the native library reported.</param>
                /// <param name="message">What went wrong.</param>
                /// <param name="exception">What will be thrown.</param>
                static partial void {error.HookName}({error.CodeType} code, string message, ref global::System.Exception? exception);
                """);
        }

        code.Separate();
        code.Line("/// <summary>What the classes above stand on.</summary>");
        code.Open($"internal static class {supportName}");
        if (context.Initializer is { } initializer)
        {
            Initialization(initializer);
        }

        foreach (var error in context.Errors.All)
        {
            ToException(error);
            code.Separate();
        }

        if (usesLong)
        {
            code.Lines(SupportText.Long);
            code.Separate();
        }

        code.Lines(SupportText.Memory);
        if (context.Handles.All.Count > 0)
        {
            code.Separate();
            code.Lines(NativeHandleText.Text);
        }

        code.Close();
        code.Close();
    }

    /// <summary>From an error to an exception; nested in the raw class, whose hook is private.</summary>
    private void ToException(ErrorType error)
    {
        var message = Shapes.Member(error.Record, "message");
        var freed = error.FreesMessage ? $"({context.Raw.Qualify(error.Free.Parameters[0].Type.CSharp)})error->{message}" : "error";
        code.Lines(
            $$"""
            /// <summary>The exception for an error, which is freed.</summary>
            internal static global::System.Exception ToException({{context.Raw.NameOf(error.Record)}}* error)
            {
                {{error.CodeType}} code;
                string message;
                try
                {
                    code = ({{error.CodeType}})error->{{Shapes.Member(error.Record, "code")}};
                    message = GetString((byte*)error->{{message}}) ?? "";
                }
                finally
                {
                    {{context.Call(error.Free)}}({{freed}});
                }

                global::System.Exception? exception = null;
                {{error.HookName}}(code, message, ref exception);
                return exception ?? new {{error.ExceptionName}}(code, message);
            }
            """);
    }

    private void Initialization(Initializer initializer)
    {
        var error = initializer.Error;
        code.Lines(
            $$"""
            /// <summary>Called by all that can come first. It costs nothing once it has run: the JIT knows the field's value.</summary>
            internal static void EnsureInitialized() => Initialization.Failure?.Throw();
            """);
        code.Separate();
        code.Open("private static class Initialization");
        code.Line("internal static readonly global::System.Runtime.ExceptionServices.ExceptionDispatchInfo? Failure = Run();");
        code.Separate();
        code.Open("private static global::System.Runtime.ExceptionServices.ExceptionDispatchInfo? Run()");
        code.Open("try");
        error?.Before(code);
        code.Line($"{context.Call(initializer.Function)}({error?.Pass});");
        if (error is not null)
        {
            code.Line($"if ({error.Condition}) throw {error.Exception};");
        }

        code.Line("return null;");
        code.Close();
        code.Open("catch (global::System.Exception exception)");
        code.Line("// Not left to the type initialiser, which would wrap it.");
        code.Line("return global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);");
        code.Close();
        code.Close();
        code.Close();
        code.Separate();
    }
}
